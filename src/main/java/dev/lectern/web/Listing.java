package dev.lectern.web;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

import io.smallrye.mutiny.Uni;

/**
 * A list that is ordered by a positive id and has no documented paging (W13).
 *
 * @param total how many rows it has
 * @param rows some of them, in order
 * @param id what a row is ordered by
 */
public record Listing<T>(Supplier<Uni<Long>> total, Function<Slice, Uni<List<T>>> rows, ToLongFunction<T> id) {}
