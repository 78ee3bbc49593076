package org.caunoi.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.caunoi.NeedsNothing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A twin behaves by its script. */
@NeedsNothing
class ScriptTest {

  @Test
  void eachStepHoldsUntilTheNext() {
    Script script = Script.parse("60:down, 180:lost=10+doubled=20,300:bad");
    assertThat(script.at(0)).isEqualTo(Manners.GOOD);
    assertThat(script.at(60).down()).isTrue();
    assertThat(script.at(179).down()).isTrue();
    assertThat(script.at(180)).isEqualTo(Manners.GOOD.with(Vice.LOST, 10).with(Vice.DOUBLED, 20));
    assertThat(script.at(9_999)).isEqualTo(Manners.BAD);
    assertThat(Script.parse("").at(5)).isEqualTo(Manners.GOOD);
  }

  @ParameterizedTest
  @ValueSource(strings = {"down", "x:down", "5:asleep", "5:lost=101", "5:lost=much"})
  void whatNobodyUnderstandsIsNamed(String script) {
    assertThatThrownBy(() -> Script.parse(script))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(script.substring(script.indexOf(':') + 1));
  }
}
