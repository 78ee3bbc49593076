package org.caunoi.network;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.audit.AuditLog;
import org.caunoi.network.Authority.Confidence;
import org.caunoi.network.Authority.Kind;
import org.caunoi.shared.Refused;
import org.caunoi.shared.UuidV7;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** An administrator proposes a new unit, or another name for one; nothing changes by it. */
@Component
public class ProposeUnitChange {

  private static final int LONGEST = 200;

  private final Authorities authorities;
  private final Communes communes;
  private final UnitChanges changes;
  private final AuditLog audit;
  private final Clock clock;

  ProposeUnitChange(
      Authorities authorities,
      Communes communes,
      UnitChanges changes,
      AuditLog audit,
      Clock clock) {
    this.authorities = authorities;
    this.communes = communes;
    this.changes = changes;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Refused: {@code unit-code-malformed} and {@code unit-code-taken} at {@code /code}, {@code
   * required} and {@code too-long} at {@code /name}, {@code unknown-option} at {@code /kind},
   * {@code unknown-authority} at {@code /parent}, {@code unknown-commune}, {@code
   * commune-not-fitting} and {@code unit-place-taken} at {@code /commune}, {@code
   * unit-change-waits}.
   */
  @Transactional
  public UUID create(SignedIn who, NewUnit unit) {
    who.require(Permission.MANAGE_PEOPLE);
    if (!ReadAuthorities.CODE.matcher(unit.code()).matches()) {
      throw Refused.field("/code", "unit-code-malformed");
    }
    if (authorities.find(unit.code()).isPresent()) {
      throw Refused.field("/code", "unit-code-taken");
    }
    String name = name(unit.name());
    Kind kind = Words.of(Kind.class).get(unit.kind());
    if (kind == null) {
      throw Refused.field("/kind", "unknown-option");
    }
    if (authorities.find(unit.parent()).isEmpty()) {
      throw Refused.field("/parent", "unknown-authority", unit.parent());
    }
    String commune = commune(kind, unit.commune());
    Authority made =
        new Authority(unit.code(), name, kind, unit.parent(), commune, Confidence.SEEN);
    if (authorities.list().stream().anyMatch(made::sharesPlaceWith)) {
      throw Refused.field("/commune", "unit-place-taken");
    }
    return add(who, made, null);
  }

  /**
   * Refused: {@code unknown-authority}, {@code required} and {@code too-long} at {@code /name},
   * {@code name-unchanged}, {@code unit-change-waits}.
   */
  @Transactional
  public UUID rename(SignedIn who, String code, String name) {
    who.require(Permission.MANAGE_PEOPLE);
    Authority unit = authorities.get(code);
    String wanted = name(name);
    if (wanted.equals(unit.name())) {
      throw Refused.field("/name", "name-unchanged");
    }
    return add(who, unit.named(wanted), unit.name());
  }

  private @Nullable String commune(Kind kind, String commune) {
    if (ReadAuthorities.OF_A_COMMUNE.contains(kind) == commune.isEmpty()) {
      throw Refused.field("/commune", "commune-not-fitting");
    }
    if (!commune.isEmpty() && communes.find(commune).isEmpty()) {
      throw Refused.field("/commune", "unknown-commune", commune);
    }
    return commune.isEmpty() ? null : commune;
  }

  private static String name(String text) {
    if (text.isBlank()) {
      throw Refused.field("/name", "required");
    }
    if (text.length() > LONGEST) {
      throw Refused.field("/name", "too-long", LONGEST);
    }
    return text.strip();
  }

  private UUID add(SignedIn who, Authority unit, @Nullable String nameBefore) {
    UUID id = UuidV7.next(clock);
    changes.add(
        new UnitChange(id, unit, nameBefore, who.accountId(), who.displayName(), clock.instant()));
    audit.write(
        unit.code(),
        who.actor(),
        "unit-change-proposed",
        "unit/" + unit.code(),
        null,
        Map.of("change", id));
    return id;
  }
}
