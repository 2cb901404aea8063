package dev.lectern.web.trace;

import java.util.logging.Filter;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

import io.quarkus.logging.LoggingFilter;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;

/** The last look at a line before it is written: exceptions quote what callers sent, and no one can tell where. */
@LoggingFilter(name = "secrets")
public final class SecretFilter implements Filter {
    private static final Formatter TEXT = new PatternFormatter("%s");

    @Override
    public boolean isLoggable(LogRecord line) {
        ExtLogRecord whole = ExtLogRecord.wrap(line);
        String text = TEXT.formatMessage(whole);
        String masked = text == null ? null : Secrets.mask(text);
        if (text != null && !masked.equals(text)) {
            whole.setMessage(masked, ExtLogRecord.FormatStyle.NO_FORMAT);
        }
        if (line.getThrown() != null) {
            line.setThrown(MaskedThrowable.of(line.getThrown()));
        }
        return true;
    }
}
