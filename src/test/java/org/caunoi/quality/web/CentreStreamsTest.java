package org.caunoi.quality.web;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.caunoi.IntegrationTest;
import org.caunoi.People;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.caunoi.shared.Refused;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
class CentreStreamsTest {

  @Autowired private CentreStreams streams;
  @Autowired private People people;

  @Test
  void aLineWhoseFirstLookFailsIsNotKept() {
    SignedIn auditor = people.officer(Role.AUDITOR, null);

    assertThatThrownBy(() -> streams.open(auditor)).isInstanceOf(Refused.class);

    assertThatCode(streams::look).doesNotThrowAnyException();
  }
}
