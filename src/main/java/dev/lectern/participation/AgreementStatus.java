package dev.lectern.participation;

/** What someone answered to an invitation (R10). */
enum AgreementStatus {
    WAITING,
    AGREED,
    DECLINED
}
