package dev.lectern.web;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BodyBudgetTest {
    @Test
    void W10_whatIsTakenIsNotThereForOthers() {
        BodyBudget budget = new BodyBudget(100);

        assertThat(budget.take(60)).isTrue();
        assertThat(budget.take(41)).isFalse();
        assertThat(budget.take(40)).isTrue();
    }

    @Test
    void W10_whatIsGivenBackIsThereAgain() {
        BodyBudget budget = new BodyBudget(100);
        budget.take(100);

        budget.giveBack(70);

        assertThat(budget.take(71)).isFalse();
        assertThat(budget.take(70)).isTrue();
    }
}
