package dev.lectern.database;

import java.util.function.Predicate;

import io.vertx.pgclient.PgException;

/** Tells which constraint of the schema stopped a statement, whatever a library wrapped the database's answer in. */
public final class Constraint {
    private Constraint() {}

    /** Whether a failure is the breach of the constraint or unique index of this name. */
    public static Predicate<Throwable> broken(String name) {
        return failure -> isBreach(failure, name);
    }

    private static boolean isBreach(Throwable failure, String name) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PgException answer) {
                return name.equals(answer.getConstraint());
            }
        }
        return false;
    }
}
