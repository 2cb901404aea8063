package dev.lectern.database;

import java.util.function.Predicate;

import io.vertx.pgclient.PgException;
import org.hibernate.exception.ConstraintViolationException;

/** Tells which constraint of the schema stopped a statement, be it sent by Hibernate or by the pool. */
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
            if (cause instanceof ConstraintViolationException breach) {
                return name.equals(breach.getConstraintName());
            }
        }
        return false;
    }
}
