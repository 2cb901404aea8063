package dev.lectern.room;

/** What somebody came with (L2), as statistics name it. */
enum Platform {
    WEB("Web"),
    ANDROID("Android"),
    IOS("iOS");

    private final String text;

    Platform(String text) {
        this.text = text;
    }

    /** The platform that a {@code User-Agent} header tells, be it null: the native apps name themselves, all else is the web. */
    static Platform of(String userAgent) {
        String agent = userAgent == null ? "" : userAgent;
        if (agent.startsWith("Lectern-Android/")) {
            return ANDROID;
        }
        return agent.startsWith("Lectern-iOS/") ? IOS : WEB;
    }

    /** {@code Web}, {@code Android} or {@code iOS}. */
    String text() {
        return text;
    }
}
