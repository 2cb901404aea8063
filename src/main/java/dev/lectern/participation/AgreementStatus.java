package dev.lectern.participation;

/** What someone answered to an invitation (R10). */
public enum AgreementStatus {
    WAITING,
    AGREED,
    DECLINED
}
