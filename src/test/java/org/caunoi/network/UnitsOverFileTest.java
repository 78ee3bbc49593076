package org.caunoi.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.caunoi.NeedsNothing;
import org.caunoi.network.Authority.Confidence;
import org.caunoi.network.Authority.Kind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What two administrators decided lies over the reference file, until a later file says more. */
@NeedsNothing
class UnitsOverFileTest {

  @Test
  void aNewUnitIsAddedAndTheFileWinsOnceItHasIt() {
    Map<String, Authority> units = new HashMap<>();
    change("091.00.00.H26", "Mới", null).putOver(units);
    assertThat(units).extractingByKey("091.00.00.H26").extracting(Authority::name).isEqualTo("Mới");

    units.put("091.00.00.H26", unit("091.00.00.H26", "Theo tệp"));
    change("091.00.00.H26", "Mới", null).putOver(units);
    assertThat(units)
        .extractingByKey("091.00.00.H26")
        .extracting(Authority::name)
        .isEqualTo("Theo tệp");
  }

  @Test
  void aNameIsChangedOnlyFromTheOneItWasProposedFor() {
    Map<String, Authority> units = new HashMap<>(Map.of("a", unit("a", "Cũ")));
    change("a", "Mới", "Cũ").putOver(units);
    assertThat(units).extractingByKey("a").extracting(Authority::name).isEqualTo("Mới");

    units.put("a", unit("a", "Tệp sau này"));
    change("a", "Mới", "Cũ").putOver(units);
    change("b", "Mới", "Cũ").putOver(units);
    assertThat(units).containsOnlyKeys("a");
    assertThat(units).extractingByKey("a").extracting(Authority::name).isEqualTo("Tệp sau này");
  }

  private static UnitChange change(String code, String name, @Nullable String before) {
    return new UnitChange(
        UUID.randomUUID(), unit(code, name), before, UUID.randomUUID(), "Thử", Instant.EPOCH);
  }

  private static Authority unit(String code, String name) {
    return new Authority(code, name, Kind.BRANCH, null, "00070", Confidence.SEEN);
  }
}
