// Tabs by the ARIA pattern: arrows, Home and End move, the panel follows.

/** Gives what tells whether the panel of this id is open. */
export function tabs(list) {
    const all = [...list.querySelectorAll("[role=tab]")];
    const shown = () => all.filter(tab => !tab.hidden);
    const panel = tab => document.getElementById(tab.getAttribute("aria-controls"));

    function select(chosen) {
        for (const tab of all) {
            const isChosen = tab === chosen;
            tab.setAttribute("aria-selected", isChosen);
            tab.tabIndex = isChosen ? 0 : -1;
            panel(tab).hidden = !isChosen;
        }
        panel(chosen).dispatchEvent(new Event("opened"));
    }

    function move(event) {
        const tabs = shown();
        const from = tabs.indexOf(event.target);
        const to = {
            ArrowRight: (from + 1) % tabs.length,
            ArrowLeft: (from - 1 + tabs.length) % tabs.length,
            Home: 0,
            End: tabs.length - 1,
        }[event.key];
        if (to !== undefined) {
            event.preventDefault();
            select(tabs[to]);
            tabs[to].focus();
        }
    }

    all.forEach(tab => tab.addEventListener("click", () => select(tab)));
    list.addEventListener("keydown", move);
    return id => !document.getElementById(id).hidden;
}
