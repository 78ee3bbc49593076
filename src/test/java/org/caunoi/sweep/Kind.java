package org.caunoi.sweep;

import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;

/** What the variables of a path stand for, and whose it is. A route of no kind fails the sweep. */
enum Kind {
  DOSSIER("(/api/v1)?/(due-)?dossiers/\\{code}.*") {
    @Override
    boolean mayKnow(SignedIn who, World world) {
      return !who.isSystem()
          && (who.pointId() != null || who.authority() != null ? isPlaced(who, world) : true);
    }
  },
  SESSION("(/api/v1/assistance-sessions|/counter/sessions)/\\{id}.*") {
    @Override
    boolean mayKnow(SignedIn who, World world) {
      return world.point().equals(who.pointId());
    }
  },
  UNIT("(/api/v1)?/custody/units/\\{number}.*") {
    @Override
    boolean mayKnow(SignedIn who, World world) {
      return DOSSIER.mayKnow(who, world);
    }
  },
  SLIP("(/api/v1)?/custody/(slips|paper-sets)/\\{id}.*") {
    @Override
    boolean mayKnow(SignedIn who, World world) {
      return DOSSIER.mayKnow(who, world);
    }
  },
  SHIPMENT("(/api/v1)?/shipments/\\{id}.*") {
    @Override
    boolean mayKnow(SignedIn who, World world) {
      return !who.isSystem()
          && (who.pointId() == null || who.pointId().equals(world.counter()))
          && (who.authority() == null || who.authority().equals(world.authority()));
    }
  },
  /** Open to the one clerk who opened it, and to nobody else. */
  OPENING("(/api/v1/supplement-openings|/supplements)/\\{id}.*") {
    @Override
    boolean mayKnow(SignedIn who, World world) {
      return false;
    }
  },
  PERSON("(/api/v1/people|/absences)/\\{id}.*") {
    @Override
    boolean mayKnow(SignedIn who, World world) {
      return who.roles().contains(Role.ADMINISTRATOR) || world.authority().equals(who.authority());
    }
  },
  /** Belongs to no citizen, or is opened by a token, by digits or by people of the whole city. */
  COMMON(
      "(/api/v1)?/(absences|audit|calendar|catalogue|centre|certificates|dissolutions|epcis/capture"
          + "|exchange|id|indicators|legal-holds|people|person-changes|postage/(deposits|grants|statements|uncovered)|procedures|proof|register|reports|results|role-changes"
          + "|shipments/(attestations|exceptions)|system-clients|tracking|undelivered-messages|units|unit-changes|citizen-screen/pair)(/.*)?") {
    @Override
    boolean mayKnow(SignedIn who, World world) {
      throw new UnsupportedOperationException();
    }
  };

  private final Pattern paths;

  Kind(String paths) {
    this.paths = Pattern.compile(paths);
  }

  /** Whether this person may know that it exists, by the rules of the house told once more here. */
  abstract boolean mayKnow(SignedIn who, World world);

  static Kind of(Route route) {
    return Arrays.stream(values())
        .filter(kind -> kind.paths.matcher(route.path()).matches())
        .findFirst()
        .orElseThrow(
            () -> new AssertionError(route + " has a variable: say in Kind what it stands for"));
  }

  /** Values for the path's variables, taken from a world. */
  Function<String, String> values(World world) {
    return variable ->
        Objects.requireNonNullElse(
            switch (variable) {
              case "code" -> world.dossier();
              case "number" -> world.envelope();
              case "component" -> "mandate";
              case "edition", "no" -> "1";
              case "documentId" -> world.sessionDocument().toString();
              case "id" -> id(world).toString();
              default -> null;
            },
            "thu");
  }

  private UUID id(World world) {
    return switch (this) {
      case DOSSIER -> world.form();
      case SESSION -> world.session();
      case SLIP -> world.slip();
      case SHIPMENT -> world.shipment();
      case OPENING -> world.opening();
      case PERSON -> world.colleague();
      case UNIT, COMMON -> UUID.randomUUID();
    };
  }

  private static boolean isPlaced(SignedIn who, World world) {
    return (who.pointId() == null || who.pointId().equals(world.point()))
        && (who.authority() == null || who.authority().equals(world.authority()));
  }
}
