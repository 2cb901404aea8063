package dev.lectern.landing;

import java.util.List;

/**
 * What an event or a session is about.
 *
 * @param description empty for none
 * @param image the address of a picture; null for none
 * @param calendar the address of the calendar file
 */
record About(
        String name,
        String organization,
        String description,
        String image,
        List<DateLine> dates,
        boolean hasMoreDates,
        List<Lecturer> lecturers,
        List<FileLine> files,
        String calendar) {
    /** The same with another calendar file. */
    About withCalendar(String path) {
        return new About(name, organization, description, image, dates, hasMoreDates, lecturers, files, path);
    }
}
