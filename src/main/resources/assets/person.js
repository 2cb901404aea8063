// What lists and messages have of a person.

const locale = document.documentElement.lang;

/** The first letters of a name's first two words. */
export function initials(name) {
    const words = name.match(/[\p{L}\p{N}]+/gu) ?? [];
    return words.slice(0, 2).map(word => [...word][0]).join("").toLocaleUpperCase(locale);
}

/** Has a button do to this person what its value says, and ask first where it has a question. */
export function actsOn({ participationId, name }, button, send, sure) {
    const act = () => send({ type: button.value, participationId });
    const named = text => text.replace("{name}", () => name);
    button.setAttribute("aria-label", named(button.ariaLabel));
    button.addEventListener("click", () =>
        button.dataset.ask ? sure(named(button.dataset.ask), act) : act());
}
