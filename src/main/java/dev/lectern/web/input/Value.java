package dev.lectern.web.input;

/** What a caller sent under one name, whichever wire format it came in (W3, W4). */
public sealed interface Value permits Text, Table, Repeated, Clash, Upload {}
