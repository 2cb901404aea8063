package dev.lectern.organization;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;

/**
 * The short names of time zones, as the IANA data has them. They are kept here because Java's own differ between its
 * releases and native images.
 */
public final class ZoneAbbreviation {
    private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("x");

    private static final Map<String, String> NAMES = byZone("""
            MSK Europe/Moscow Europe/Volgograd Europe/Kirov Europe/Simferopol
            EET Europe/Kaliningrad Africa/Tripoli
            EET/EEST Europe/Kyiv Europe/Chisinau Europe/Riga Europe/Vilnius Europe/Tallinn Europe/Helsinki
            EET/EEST Europe/Sofia Europe/Bucharest Europe/Athens Asia/Nicosia Asia/Beirut Africa/Cairo
            CET/CEST Europe/Warsaw Europe/Prague Europe/Bratislava Europe/Budapest Europe/Vienna Europe/Berlin
            CET/CEST Europe/Zurich Europe/Amsterdam Europe/Brussels Europe/Luxembourg Europe/Paris Europe/Monaco
            CET/CEST Europe/Madrid Europe/Rome Europe/Malta Europe/Belgrade Europe/Zagreb Europe/Ljubljana
            CET/CEST Europe/Sarajevo Europe/Podgorica Europe/Skopje Europe/Tirane Europe/Copenhagen
            CET/CEST Europe/Stockholm Europe/Oslo
            CET Africa/Algiers Africa/Tunis
            WET/WEST Europe/Lisbon Atlantic/Canary
            GMT/BST Europe/London
            GMT/IST Europe/Dublin
            GMT Atlantic/Reykjavik Africa/Dakar Africa/Accra
            UTC UTC
            IST/IDT Asia/Jerusalem
            IST Asia/Kolkata
            PKT Asia/Karachi
            WIB Asia/Jakarta
            WITA Asia/Makassar
            WIT Asia/Jayapura
            HKT Asia/Hong_Kong
            PST Asia/Manila
            KST Asia/Seoul Asia/Pyongyang
            JST Asia/Tokyo
            CST Asia/Shanghai Asia/Taipei
            CST America/Regina America/Mexico_City America/Guatemala America/Costa_Rica
            CST/CDT America/Chicago America/Winnipeg America/Havana
            NST/NDT America/St_Johns
            AST/ADT America/Halifax
            AST America/Santo_Domingo America/Puerto_Rico
            EST/EDT America/New_York America/Toronto
            EST America/Cancun America/Panama America/Jamaica
            MST/MDT America/Denver America/Edmonton
            MST America/Phoenix
            PST/PDT America/Los_Angeles America/Vancouver America/Tijuana
            AKST/AKDT America/Anchorage
            HST Pacific/Honolulu
            WAT Africa/Lagos Africa/Kinshasa Africa/Luanda
            CAT Africa/Khartoum Africa/Harare Africa/Maputo Africa/Windhoek
            EAT Africa/Addis_Ababa Africa/Nairobi Africa/Dar_es_Salaam Indian/Antananarivo
            SAST Africa/Johannesburg
            AWST Australia/Perth
            ACST Australia/Darwin
            ACST/ACDT Australia/Adelaide
            AEST Australia/Brisbane
            AEST/AEDT Australia/Sydney Australia/Melbourne Australia/Hobart
            ChST Pacific/Guam
            NZST/NZDT Pacific/Auckland
            """);

    private ZoneAbbreviation() {}

    /** The name of a zone's time at an instant, such as {@code MSK} or {@code CEST}; its offset, {@code +07}, if it has none. */
    public static String of(ZoneId zone, Instant at) {
        String names = NAMES.get(zone.getId());
        if (names == null) {
            return OFFSET.format(at.atZone(zone));
        }
        String[] standardAndSummer = names.split("/");
        boolean summer = standardAndSummer.length > 1 && zone.getRules().isDaylightSavings(at);
        return standardAndSummer[summer ? 1 : 0];
    }

    private static Map<String, String> byZone(String lines) {
        Map<String, String> byZone = new HashMap<>();
        lines.lines().map(line -> line.split(" ")).forEach(words -> {
            for (int word = 1; word < words.length; word++) {
                byZone.put(words[word], words[0]);
            }
        });
        return Map.copyOf(byZone);
    }
}
