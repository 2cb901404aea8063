package dev.lectern.contact;

/** How many contacts were named that are the organisation's, once each (C3). */
public record UpdatedContacts(int updatedContacts) {}
