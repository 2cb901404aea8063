package dev.lectern.contract;

import dev.lectern.testing.TestOrganization;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A test that says nothing of the contract is held to it, also where Quarkus has loaded it. */
@QuarkusTest
class ContractOnEveryCallTest {
    @Test
    void aCallWithAnUnknownParameterIsTold() {
        assertThatThrownBy(() -> TestOrganization.create().request().post("/v3/events?name=Course&access=4&color=red"))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("POST /v3/events answered 201 is not as openapi/documented.yaml says")
                .hasMessageContaining("color");
    }
}
