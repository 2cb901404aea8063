package dev.lectern.mail.calendar;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

import dev.lectern.event.recurrence.Recurrence;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ComponentList;
import net.fortuna.ical4j.model.DateList;
import net.fortuna.ical4j.model.Parameter;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.PropertyList;
import net.fortuna.ical4j.model.component.CalendarComponent;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.Cn;
import net.fortuna.ical4j.model.parameter.PartStat;
import net.fortuna.ical4j.model.parameter.Role;
import net.fortuna.ical4j.model.parameter.Rsvp;
import net.fortuna.ical4j.model.parameter.TzId;
import net.fortuna.ical4j.model.property.Attendee;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.ExDate;
import net.fortuna.ical4j.model.property.Method;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.RDate;
import net.fortuna.ical4j.model.property.RRule;
import net.fortuna.ical4j.model.property.RecurrenceId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

/**
 * The calendar file of a mail (RFC 5545, RFC 5546): what puts an occasion into its reader's calendar, changes it there, or takes it out.
 *
 * @param organizer null where there is no attendee
 * @param attendee null where it is for whoever wants it
 * @param link where the attendee enters
 * @param at when it is written
 */
public record CalendarFile(Occasion occasion, Person organizer, Person attendee, String link, Instant at) {
    private static final String PRODUCT = "-//Lectern//Lectern//EN";

    /** Asks to come, or tells of a change. */
    public String request() {
        return text(ImmutableMethod.REQUEST, all());
    }

    /** Only tells of it, to whoever puts it into their calendar: asks nobody anything. */
    public String plain() {
        return text(null, all());
    }

    private List<VEvent> all() {
        List<VEvent> events = new ArrayList<>();
        events.add(main(ImmutableStatus.VEVENT_CONFIRMED));
        if (occasion instanceof Occasion.Series series) {
            series.moved().forEach(session -> events.add(exception(session, ImmutableStatus.VEVENT_CONFIRMED)));
            series.besides().stream()
                    .filter(session -> !session.duration().equals(series.base().duration())
                            || !session.name().equals(series.base().name()))
                    .forEach(session -> events.add(exception(session, ImmutableStatus.VEVENT_CONFIRMED)));
        }
        return events;
    }

    /** Tells that nothing of it takes place. */
    public String cancel() {
        return text(ImmutableMethod.CANCEL, List.of(main(ImmutableStatus.VEVENT_CANCELLED)));
    }

    /** Tells that this date of a series does not take place. */
    public String cancel(Meeting meeting) {
        return text(ImmutableMethod.CANCEL, List.of(exception(meeting, ImmutableStatus.VEVENT_CANCELLED)));
    }

    private String text(Method method, List<VEvent> events) {
        List<CalendarComponent> components = new ArrayList<>();
        components.add(ZoneDefinition.of(zone(), begin().atZone(zone()).toInstant()));
        components.addAll(events);
        List<Property> properties = new ArrayList<>(
                List.of(new ProdId(PRODUCT), ImmutableVersion.VERSION_2_0, ImmutableCalScale.GREGORIAN));
        if (method != null) {
            properties.add(method);
        }
        return Folding.fold(new Calendar(new PropertyList(properties), new ComponentList<>(components)).toString());
    }

    private VEvent main(Status status) {
        Meeting base =
                occasion instanceof Occasion.Series series ? series.base() : ((Occasion.Single) occasion).meeting();
        List<Property> properties = common(base.name(), status);
        LocalDateTime begin = begin();
        Instant end = begin.atZone(zone()).toInstant().plus(base.duration());
        properties.add(new DtStart<>(inZone(), begin));
        properties.add(new DtEnd<>(inZone(), local(end)));
        if (occasion instanceof Occasion.Series series) {
            properties.addAll(dates(series));
        }
        return new VEvent(new PropertyList(properties));
    }

    private List<Property> dates(Occasion.Series series) {
        List<Property> dates = new ArrayList<>();
        Recurrence recurrence = series.recurrence();
        if (recurrence != null) {
            dates.add(new RRule<>(recurrence.calendarRule()));
            recurrence.exceptions().stream()
                    .sorted()
                    .map(exception -> new ExDate<>(inZone(), list(exception)))
                    .forEach(dates::add);
        }
        series.besides().forEach(session -> dates.add(new RDate<>(inZone(), list(session.startsAt()))));
        return dates;
    }

    private VEvent exception(Meeting meeting, Status status) {
        List<Property> properties = common(meeting.name(), status);
        properties.add(new RecurrenceId<>(inZone(), local(meeting.recurrenceId())));
        properties.add(new DtStart<>(inZone(), local(meeting.startsAt())));
        properties.add(new DtEnd<>(inZone(), local(meeting.endsAt())));
        return new VEvent(new PropertyList(properties));
    }

    private List<Property> common(String name, Status status) {
        List<Property> properties = new ArrayList<>(List.of(
                new Uid(occasion.uid()),
                new DtStamp(at),
                new Sequence(occasion.sequence()),
                status,
                new Summary(name),
                new Description(description()),
                new Url(URI.create(link))));
        if (attendee != null) {
            properties.add(new Organizer(new ParameterList(names(organizer)), address(organizer)));
            properties.add(new Attendee(new ParameterList(attending()), address(attendee)));
        }
        return properties;
    }

    private String description() {
        return occasion.description().isEmpty() ? link : occasion.description() + "\n\n" + link;
    }

    private List<Parameter> attending() {
        List<Parameter> parameters = new ArrayList<>(names(attendee));
        parameters.add(Role.REQ_PARTICIPANT);
        parameters.add(PartStat.NEEDS_ACTION);
        parameters.add(Rsvp.FALSE);
        return parameters;
    }

    /** Quotes cannot be told in a parameter (RFC 5545 §3.2). */
    private static List<Parameter> names(Person person) {
        String name =
                person.name().replace('"', '\'').replaceAll("\\p{Cntrl}+", " ").strip();
        return name.isEmpty() ? List.of() : List.of(new Cn(name));
    }

    private static URI address(Person person) {
        return URI.create("mailto:" + Percent.encode(person.email()));
    }

    private LocalDateTime begin() {
        return occasion instanceof Occasion.Series series
                ? series.begin()
                : local(((Occasion.Single) occasion).meeting().startsAt());
    }

    /** Local times with the zone's name: of times with a zone, the library tells what its own copy of the IANA data says. */
    private ParameterList inZone() {
        return new ParameterList(List.of(new TzId(zone().getId())));
    }

    private DateList<LocalDateTime> list(Instant instant) {
        return new DateList<>(List.of(local(instant)));
    }

    private LocalDateTime local(Instant instant) {
        return LocalDateTime.ofInstant(instant, zone());
    }

    private ZoneId zone() {
        return occasion.zone();
    }
}
