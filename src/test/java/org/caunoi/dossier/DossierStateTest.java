package org.caunoi.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which state may follow which, against the table of the national exchange written out by hand. */
class DossierStateTest {

  /** Row: from 1 to 10; column: to 1 to 10; x may follow. */
  private static final List<String> TABLE =
      List.of(
          // 1 2 3 4 5 6 7 8 9 10
          ". x x . x . x . . .", // 1 new
          ". . . x x . x . . .", // 2 accepted
          ". . . . . . . . . .", // 3 not accepted
          ". . . . x x x x x .", // 4 processing
          ". . . x . . x x . .", // 5 supplement requested
          ". . . x . . . x . .", // 6 financial duty
          "x x . x x . . x . .", // 7 asks to withdraw: stopped, or back to where it was
          ". . . . . . . . . .", // 8 stopped
          ". . . . . . . . . x", // 9 done
          ". . . . . . . . . ."); // 10 returned

  static Stream<Arguments> pairs() {
    return IntStream.rangeClosed(1, 10)
        .boxed()
        .flatMap(
            from ->
                IntStream.rangeClosed(1, 10)
                    .mapToObj(
                        to ->
                            Arguments.of(
                                from, to, TABLE.get(from - 1).split(" ")[to - 1].equals("x"))));
  }

  @ParameterizedTest(name = "{0} to {1}: {2}")
  @MethodSource("pairs")
  void followsTheTable(int from, int to, boolean allowed) {
    assertThat(DossierState.of(from).mayBecome(DossierState.of(to))).isEqualTo(allowed);
  }

  @Test
  void endsInThreeStates() {
    assertThat(Stream.of(DossierState.values()).filter(DossierState::isFinal))
        .containsExactly(DossierState.NOT_ACCEPTED, DossierState.STOPPED, DossierState.RETURNED);
  }

  @Test
  void knowsNoOtherCodes() {
    assertThatThrownBy(() -> DossierState.of(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> DossierState.of(11)).isInstanceOf(IllegalArgumentException.class);
  }
}
