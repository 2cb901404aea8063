package dev.lectern.landing;

import java.util.List;

/**
 * A form on a page.
 *
 * @param action where it is sent
 */
record FormView(String action, List<Input> inputs) {
    /** The fields with something wrong. */
    public List<Input> wrong() {
        return inputs.stream().filter(input -> input.error() != null).toList();
    }
}
