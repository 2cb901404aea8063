package dev.lectern.web.input;

import java.time.LocalDate;
import java.time.YearMonth;

import dev.lectern.web.FieldError;

/** Reads the documented {@code startsAt[date][year|month|day]}, {@code startsAt[time][hour|minute]} (W7). */
final class DateParts {
    private DateParts() {}

    /** The local time, 00:00 when only the date is given; null, and each wrong part named, otherwise. */
    static Moment read(Fields in) {
        LocalDate date = date(in.member("date"));
        Fields time = in.member("time");
        Integer hour = time.number("hour").between(0, 23).or(0);
        Integer minute = time.number("minute").between(0, 59).or(0);
        return date == null ? null : new Moment.Local(date.atTime(hour, minute));
    }

    private static LocalDate date(Fields in) {
        Integer year = in.number("year")
                .required()
                .between(Dates.FIRST_YEAR, Dates.LAST_YEAR)
                .orNull();
        Integer month = in.number("month").required().between(1, 12).orNull();
        Integer day = in.number("day").required().between(1, 31).orNull();
        if (year == null || month == null || day == null) {
            return null;
        }
        if (!YearMonth.of(year, month).isValidDay(day)) {
            in.reject("day", FieldError.ERROR_RANGE);
            return null;
        }
        return LocalDate.of(year, month, day);
    }
}
