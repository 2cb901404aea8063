package dev.lectern.web;

import java.net.ConnectException;
import java.sql.SQLException;
import java.util.Map;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response.Status;

import io.vertx.core.VertxException;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.ext.web.handler.HttpException;
import io.vertx.pgclient.PgException;

/** What a failure tells the caller: the one place where exceptions of any library become a status and a message (W10). */
record Refusal(int code, String message, Map<String, FieldError> fieldErrors) {
    static final int INTERNAL_ERROR = 500;
    /** deadlock_detected, PostgreSQL's Appendix A. */
    private static final String DEADLOCK = "40P01";

    /** The refusal that an exception stands for; code 500 and its text when it is none the caller is to blame for. */
    static Refusal of(Throwable thrown) {
        if (thrown instanceof BadRequest bad) {
            return new Refusal(bad.code(), bad.getMessage(), bad.fieldErrors());
        }
        if (thrown instanceof Failure failure) {
            return plain(failure.code(), failure.getMessage());
        }
        if (thrown instanceof WebApplicationException framework) {
            return status(framework.getResponse().getStatus());
        }
        if (isBadHost(thrown)) {
            return plain(400, "Header Host is not valid");
        }
        if (thrown instanceof HttpException framework) {
            return status(framework.getStatusCode());
        }
        return isOverload(thrown) || isDeadlock(thrown)
                ? plain(503, "The database cannot take this request now")
                : plain(INTERNAL_ERROR, reason(INTERNAL_ERROR));
    }

    /** RFC 9112, 3.2: a host that is none is the caller's fault; Vert.x has no type of its own for it. */
    private static boolean isBadHost(Throwable thrown) {
        return thrown instanceof VertxException
                && thrown.getMessage() != null
                && thrown.getMessage().contains("the 'Host' header is required");
    }

    /** Whether the database is away or busy: the pool knows this only by a full queue, a waiter's time-out or no connection. */
    private static boolean isOverload(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            boolean isTimeout = cause instanceof NoStackTraceThrowable && "Timeout".equals(cause.getMessage());
            if (isTimeout || cause instanceof ConnectionPoolTooBusyException || cause instanceof ConnectException) {
                return true;
            }
        }
        return false;
    }

    /** Whether the database gave up one of two calls that waited for each other: nothing was done, the next try works. */
    private static boolean isDeadlock(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            boolean isHibernates = cause instanceof SQLException answer && DEADLOCK.equals(answer.getSQLState());
            if (isHibernates || cause instanceof PgException answer && DEADLOCK.equals(answer.getSqlState())) {
                return true;
            }
        }
        return false;
    }

    static Refusal status(int code) {
        return plain(code, reason(code));
    }

    /** The standard reason phrase of a status: {@code Not Found}. */
    static String reason(int code) {
        Status status = Status.fromStatusCode(code);
        return status == null ? "Error" : status.getReasonPhrase();
    }

    private static Refusal plain(int code, String message) {
        return new Refusal(code, message, Map.of());
    }
}
