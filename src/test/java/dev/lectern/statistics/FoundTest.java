package dev.lectern.statistics;

import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What is read at a time (W13): at most 500 ids and 5 000 connections. */
class FoundTest {
    @Test
    void W13_aBatchHasAtMostFiveHundredIds() {
        assertThat(sizes(Collections.nCopies(1001, 1L))).containsExactly(500, 500, 1);
    }

    @Test
    void W13_aBatchHasAtMostFiveThousandConnections() {
        assertThat(sizes(List.of(2500L, 2500L, 1L, 4999L, 1L))).containsExactly(2, 2, 1);
    }

    @Test
    void W13_whatWeighsMoreIsReadAlone() {
        assertThat(sizes(List.of(1L, 5001L, 1L))).containsExactly(1, 1, 1);
    }

    @Test
    void W13_nothingIsNoBatch() {
        assertThat(sizes(List.of())).isEmpty();
    }

    @Test
    void W13_batchesKeepTheOrder() {
        Found found = found(Collections.nCopies(501, 11L));

        assertThat(found.batches().stream().flatMap(List::stream)).containsExactlyElementsOf(found.ids());
    }

    private static List<Integer> sizes(List<Long> weights) {
        return found(weights).batches().stream().map(List::size).toList();
    }

    private static Found found(List<Long> weights) {
        return new Found(
                weights.size(),
                LongStream.rangeClosed(1, weights.size()).boxed().toList(),
                weights);
    }
}
