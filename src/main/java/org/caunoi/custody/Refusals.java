package org.caunoi.custody;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.caunoi.access.SignedIn;
import org.caunoi.custody.RecordScans.Read;
import org.caunoi.platform.OwnTransactions;
import org.caunoi.shared.Refused;
import org.caunoi.shared.UuidV7;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Keeps what was refused, whatever becomes of the transaction it was refused in. */
@Component
class Refusals {

  private static final String HOUSE = "-";

  /** Whatever else was typed may be anything, such as somebody's name. */
  private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9.-]{1,40}");

  private final OwnTransactions own;
  private final Clock clock;
  private final JsonMapper json;

  Refusals(OwnTransactions own, Clock clock, JsonMapper json) {
    this.own = own;
    this.clock = clock;
    this.json = json;
  }

  static String code(Refused refused) {
    return refused.errors().isEmpty() ? refused.code() : refused.errors().getFirst().code();
  }

  void keep(SignedIn who, String act, String unit, Refused refused) {
    own.run(jdbc -> add(jdbc, who, act, unit, code(refused), null, null));
  }

  void keepScan(SignedIn who, String device, Read scan, String number, String code) {
    String unit = number.equals(HOUSE) ? scan.number() : number;
    own.run(jdbc -> add(jdbc, who, "scan", unit, code, device, scan.id()));
  }

  private int add(
      JdbcClient jdbc,
      SignedIn who,
      String act,
      String typed,
      String code,
      @Nullable String device,
      @Nullable UUID scan) {
    String unit = NUMBER.matcher(typed).matches() ? typed : HOUSE;
    UUID id = UuidV7.next(clock);
    return jdbc.sql(
            """
            INSERT INTO custody.refusal (authority, id, at, by_id, by_name, by_place, act, code, unit, device, scan)
            SELECT :house, audit.write(:house, :id, :at, CAST(:by AS uuid), :user, CAST(:auditPlace AS text),
                                       'custody-refused', 'unit/' || :unit, CAST(NULL AS text), CAST(:details AS jsonb)),
                   :at, :by, :name, :place, :act, :code, :unit, CAST(:device AS text), CAST(:scan AS uuid)
            """)
        .param("house", HOUSE)
        .param("id", id)
        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
        .param("by", who.accountId())
        .param("user", who.actor().name())
        .param("auditPlace", who.actor().place())
        .param("details", json.writeValueAsString(Map.of("act", act, "code", code)))
        .param("name", who.displayName())
        .param("place", Custodians.place(who))
        .param("act", act)
        .param("code", code)
        .param("unit", unit)
        .param("device", device)
        .param("scan", scan)
        .update();
  }
}
