// A program walks through an event with the client that openapi-generator makes of openapi/lectern.yaml.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
    AdditionalFieldFormTypeEnum,
    Configuration,
    EventApi,
    EventDetailStatusEnum,
    type NewEventForm,
    ParticipationApi,
    ResponseError,
    SessionDetailStatusEnum,
    type SessionFigures,
    StatisticsApi,
} from '../../../../target/client/typescript-fetch';

const configuration = new Configuration({ basePath: process.env.LECTERN, apiKey: 'HelloWorld' });
const events = new EventApi(configuration);
const participations = new ParticipationApi(configuration);
const statistics = new StatisticsApi(configuration);

const day = (offset: number): string => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);

async function figures(eventId: number): Promise<SessionFigures> {
    const found = await statistics.listSessionStatistics({ from: day(-1), to: day(2), eventId });
    assert.equal(found.length, 1);
    return found[0];
}

test('a program walks through an event', async () => {
    const newEventForm: NewEventForm = {
        name: 'Bookkeeping for beginners',
        access: 4,
        startsAt: { date: { year: 2030, month: 3, day: 20 }, time: { hour: 19, minute: 0 } },
        duration: 'PT1H30M0S',
        additionalFields: [
            { label: 'Where do you work?', type: AdditionalFieldFormTypeEnum.Text },
            { label: 'Beginner?', type: AdditionalFieldFormTypeEnum.Radio, values: ['yes', 'no'] },
        ],
        lectorIds: [2],
        tags: ['Courses', 'Spring'],
    };
    const { eventId, link } = await events.createEvent({ newEventForm });
    assert.ok(link.endsWith(`/${eventId}`));

    const event = await events.getEvent({ eventId });
    assert.equal(event.name, 'Bookkeeping for beginners');
    assert.equal(event.access, '4');
    assert.equal(event.status, EventDetailStatusEnum.Active);
    assert.equal(event.startsAt, '2030-03-20T19:00:00+0300');
    assert.deepEqual(event.tags, { [event.id]: ['Courses', 'Spring'] });
    assert.deepEqual(event.lectors[event.id].map(({ name }) => name), ['Ivan']);
    assert.deepEqual(event.additionalFields.map(({ label }) => label), ['Where do you work?', 'Beginner?']);

    const { eventSessionId } = await events.createEventSession({ eventId, newSessionForm: { name: 'First evening' } });
    const session = await events.getEventSession({ eventSessionId });
    assert.equal(session.eventId, eventId);
    assert.equal(session.status, SessionDetailStatusEnum.Active);
    assert.equal(session.timezone.name, 'Europe/Moscow');

    const [work, beginner] = event.additionalFields.map(({ key }) => key);
    const registered = await participations.registerForSession({
        eventSessionId,
        registerForm: {
            email: 'gleb.zaitsev@example.org',
            name: 'Gleb',
            additionalFields: { [work]: 'At a bakery', [beginner]: 'no' },
            sendEmail: false,
        },
    });
    assert.match(registered.link, /\/[0-9a-f]{32}$/);

    const [gleb, ...others] = await participations.listSessionParticipations({ eventSessionId });
    assert.equal(others.length, 0);
    assert.equal(gleb.id, registered.participationId);
    assert.equal(gleb.email, 'gleb.zaitsev@example.org');
    assert.equal(gleb.isAccepted, 1);
    assert.equal(gleb.visited, false);
    assert.deepEqual(gleb.additionalFields.map(({ value }) => value), ['At a bakery', 'no']);

    await events.startEventSession({ eventSessionId });
    assert.equal((await figures(eventId)).endsAt, 0);

    await events.stopEventSession({ eventSessionId });
    const over = await figures(eventId);
    assert.equal(over.name, 'First evening');
    assert.equal(over.invitedCount, '1');
    assert.equal(over.invitedVisitedCount, 0);
    assert.match(String(over.endsAt), /^\d{4}-\d\d-\d\dT/);

    await events.deleteEvent({ eventId, sendEmail: false });
    await assert.rejects(
        events.getEvent({ eventId }),
        error => error instanceof ResponseError && error.response.status === 404,
    );
});
