package dev.lectern.web.input;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A table that is still being filled from bracket names (W4). */
final class Branch {
    private static final long NONE = -2;
    private static final int SMALL = 2;

    private final Map<String, Object> children = new LinkedHashMap<>(SMALL);
    private long nextIndex;
    private long openIndex = NONE;

    void add(List<String> keys, Value value) {
        Branch branch = this;
        int last = keys.size() - 1;
        for (int i = 0; i < last; i++) {
            branch = branch.descend(keys, i);
            if (branch == null) {
                return;
            }
        }
        branch.put(keys.get(last), value);
    }

    private Branch descend(List<String> keys, int level) {
        String key = keys.get(level);
        if (key.equals(BracketName.APPEND)) {
            key = entryFor(keys, level + 1);
        }
        Object child = children.get(key);
        if (child == null) {
            Branch branch = new Branch();
            children.put(key, branch);
            reached(key);
            return branch;
        }
        if (child instanceof Branch branch) {
            return branch;
        }
        children.put(key, new Clash());
        return null;
    }

    /** {@code a[][x]=1&a[][y]=2} goes on with one entry until a key repeats, as Ruby's clients mean it; {@code a[][]} never does. */
    private String entryFor(List<String> keys, int level) {
        boolean mayGoOn = openIndex == nextIndex - 1 && !keys.get(level).equals(BracketName.APPEND);
        if (mayGoOn && children.get(Long.toString(openIndex)) instanceof Branch entry && !entry.has(keys, level)) {
            return Long.toString(openIndex);
        }
        openIndex = nextIndex;
        return Long.toString(nextIndex);
    }

    private boolean has(List<String> keys, int level) {
        String key = keys.get(level);
        Object child = key.equals(BracketName.APPEND) ? null : children.get(key);
        if (child instanceof Branch branch && level + 1 < keys.size()) {
            return branch.has(keys, level + 1);
        }
        return child != null;
    }

    private void put(String written, Value value) {
        String key = written.equals(BracketName.APPEND) ? Long.toString(nextIndex) : written;
        Object present = children.get(key);
        if (present == null) {
            children.put(key, value);
            reached(key);
        } else if (present instanceof Repeats repeats && value instanceof Text text) {
            repeats.texts.add(text);
        } else if (present instanceof Text first && value instanceof Text second) {
            children.put(key, new Repeats(new ArrayList<>(List.of(first, second))));
        } else {
            children.put(key, new Clash());
        }
    }

    private void reached(String key) {
        long index = Index.of(key);
        if (index >= nextIndex) {
            nextIndex = index + 1;
        }
    }

    /** This branch as it is now, in the same memory: nothing may be added afterwards. */
    @SuppressWarnings("unchecked")
    Table freeze() {
        children.replaceAll((key, child) -> frozen(child));
        return new Table((Map<String, Value>) (Map<String, ?>) children);
    }

    private static Value frozen(Object child) {
        if (child instanceof Branch branch) {
            return branch.freeze();
        }
        return child instanceof Repeats repeats ? new Repeated(repeats.texts) : (Value) child;
    }

    private record Repeats(List<Text> texts) {}
}
