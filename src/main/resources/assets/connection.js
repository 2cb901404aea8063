// The socket of a room. It comes back by itself, and goes on after the last message it saw.

/** After these the server would say the same again. */
const FINAL = [1008, 4401, 4403, 4404, 4410];
const FIRST_WAIT = 500;
const LONGEST_WAIT = 20_000;
const WELCOME_WITHIN = 10_000;

export class Connection {
    #url;
    #received;
    #events;
    #socket = null;
    #timer = 0;
    #failures = 0;
    #lastId = 0;
    #welcomed = false;
    #ended = false;

    /** `received` gets each message once; `events` has `lost()` and, when there is no coming back, `refused(code)`. */
    constructor(url, received, events) {
        this.#url = url;
        this.#received = received;
        this.#events = events;
        window.addEventListener("offline", () => this.#drop());
        window.addEventListener("online", () => this.#hurry());
        document.addEventListener("visibilitychange", () => document.hidden || this.#hurry());
    }

    open() {
        clearTimeout(this.#timer);
        this.#url.searchParams.set("after", this.#lastId);
        const socket = new WebSocket(this.#url);
        this.#socket = socket;
        socket.onmessage = event => socket === this.#socket && this.#hear(JSON.parse(event.data));
        socket.onclose = event => socket === this.#socket && this.#closed(event.code);
        this.#timer = setTimeout(() => this.#drop(), WELCOME_WITHIN);
    }

    send(message) {
        if (!this.#welcomed) {
            return false;
        }
        this.#socket.send(JSON.stringify(message));
        return true;
    }

    /** Nothing more is wanted. */
    end() {
        this.#ended = true;
        this.#forget();
    }

    #hear(message) {
        if (message.type === "welcome") {
            clearTimeout(this.#timer);
            this.#failures = 0;
            this.#welcomed = true;
        }
        if (message.id !== undefined) {
            if (message.id <= this.#lastId) {
                return;
            }
            this.#lastId = message.id;
        }
        this.#received(message);
    }

    #closed(code) {
        this.#forget();
        if (FINAL.includes(code)) {
            this.#ended = true;
            this.#events.refused(code);
        } else if (!this.#ended) {
            this.#events.lost();
            this.#timer = setTimeout(() => this.open(), this.#wait());
        }
    }

    /** Gives a connection up that may be dead without knowing it. */
    #drop() {
        if (this.#socket && !this.#ended) {
            this.#closed(1006);
        }
    }

    #hurry() {
        if (!this.#socket && !this.#ended) {
            this.open();
        }
    }

    #forget() {
        clearTimeout(this.#timer);
        const socket = this.#socket;
        this.#socket = null;
        this.#welcomed = false;
        socket?.close();
    }

    /** Each time longer, and never the same for all who lost it at once. */
    #wait() {
        const longest = Math.min(FIRST_WAIT * 2 ** this.#failures++, LONGEST_WAIT);
        return longest / 2 + Math.random() * longest / 2;
    }
}
