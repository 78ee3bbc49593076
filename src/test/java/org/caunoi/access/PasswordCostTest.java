package org.caunoi.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

final class PasswordCostTest {

  private final MockEnvironment house = new MockEnvironment();

  @Test
  void aPasswordIsHashedAtTheCostThatIsSet() {
    String hash = new AccessConfiguration().passwordEncoder(5, house).encode("mật khẩu thử");
    assertThat(hash).startsWith("{bcrypt}$2a$05$");
  }

  @Test
  void productionRefusesACheapHash() {
    house.setActiveProfiles("production");
    assertThatThrownBy(() -> new AccessConfiguration().passwordEncoder(9, house))
        .hasMessage("caunoi.password-cost must be at least 10 in production");
    assertThat(new AccessConfiguration().passwordEncoder(10, house).encode("x"))
        .startsWith("{bcrypt}$2a$10$");
  }
}
