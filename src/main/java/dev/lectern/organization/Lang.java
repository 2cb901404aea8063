package dev.lectern.organization;

/** The languages of the API. */
public enum Lang {
    RU,
    EN,
    UK,
    TR
}
