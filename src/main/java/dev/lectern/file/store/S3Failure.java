package dev.lectern.file.store;

import java.util.concurrent.CompletionException;

import dev.lectern.web.Unavailable;
import org.jboss.logging.Logger;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What callers, and in more words operators, learn of a storage that fails. Neither tells a key or a secret. */
final class S3Failure {
    private static final String LOST = "The file storage has no such content any more";
    private static final Logger LOG = Logger.getLogger(S3Failure.class);

    private S3Failure() {}

    static Unavailable unavailable(Throwable thrown) {
        Throwable cause = cause(thrown);
        if (cause instanceof Unavailable already) {
            return already;
        }
        if (cause instanceof S3Exception answer) {
            LOG.warnf(
                    "The file storage answers %d %s (request %s)",
                    answer.statusCode(), code(answer), answer.requestId());
            return new Unavailable(told(answer));
        }
        LOG.warnf("The file storage cannot be used: %s", cause);
        return new Unavailable("The file storage does not answer");
    }

    /** Whether it says that there is no such content, which is no failure; without the bucket there is no saying so. */
    static boolean isAbsent(Throwable thrown) {
        return cause(thrown) instanceof S3Exception answer && answer.statusCode() == 404 && !hasNoBucket(answer);
    }

    /** Whether it says that a part cannot be had because there is not a single byte. */
    static boolean isEmpty(Throwable thrown) {
        return cause(thrown) instanceof S3Exception answer && answer.statusCode() == 416;
    }

    /** Whether the operation itself is unknown to the storage: not all that call themselves compatible have each. */
    static boolean isUnsupported(Throwable thrown) {
        return cause(thrown) instanceof S3Exception answer
                && (answer.statusCode() == 501 || answer.statusCode() == 405);
    }

    private static String told(S3Exception answer) {
        return switch (answer.statusCode()) {
            case 401, 403 -> "The file storage refuses access";
            case 404 -> hasNoBucket(answer) ? "The file storage has no such bucket" : LOST;
            case 412 -> LOST;
            default -> "The file storage is out of order";
        };
    }

    private static boolean hasNoBucket(S3Exception answer) {
        return "NoSuchBucket".equals(code(answer));
    }

    private static String code(S3Exception answer) {
        return answer.awsErrorDetails() == null ? "" : answer.awsErrorDetails().errorCode();
    }

    private static Throwable cause(Throwable thrown) {
        return thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
    }
}
