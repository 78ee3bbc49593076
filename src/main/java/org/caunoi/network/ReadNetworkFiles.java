package org.caunoi.network;

import static org.caunoi.network.ReferenceFolder.AUTHORITIES;
import static org.caunoi.network.ReferenceFolder.COMMUNES;
import static org.caunoi.network.ReferenceFolder.OLD_UNITS;
import static org.caunoi.network.ReferenceFolder.OPERATORS;
import static org.caunoi.network.ReferenceFolder.POINTS;
import static org.caunoi.network.ReferenceFolder.POINTS_OSM;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.caunoi.network.AgentPoint.Location;
import org.caunoi.platform.reference.ReferenceProblems;

/** Checks all files together and reads them; every problem found is named in one refusal. */
final class ReadNetworkFiles {

  private static final Pattern COMMUNE_CODE = Pattern.compile("\\d{5}");
  private static final Pattern OPERATOR_ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final Pattern POINT_ID = Pattern.compile("[A-Z]{2}-\\d{4}");
  private static final Pattern PHONE = Pattern.compile("0\\d{8,10}|1[89]00\\d{4,6}");
  private static final Pattern OLD_NAME = Pattern.compile("(Phường|Xã|Thị trấn) \\S.*");
  private static final Pattern OLD_DISTRICT =
      Pattern.compile("(Quận|Huyện|Thị xã|Thành phố) \\S.*");
  private static final Map<String, Boolean> UNDIVIDED = Map.of("full", true, "partial", false);
  private static final Map<String, Boolean> SAMPLE = Map.of("listed", false, "sample", true);
  private static final String OSM_CREDIT = "© OpenStreetMap contributors";

  // Around the city; a position outside is a slip of the pen.
  private static final double SOUTH = 20.53;
  private static final double NORTH = 21.42;
  private static final double WEST = 105.25;
  private static final double EAST = 106.06;

  private final ReferenceFolder folder;
  private final ReferenceProblems problems;
  private final Set<String> communeCodes = new HashSet<>();

  private ReadNetworkFiles(ReferenceFolder folder, ReferenceProblems problems) {
    this.folder = folder;
    this.problems = problems;
  }

  static NetworkData read(ReferenceFolder folder, ReferenceProblems problems) {
    problems.throwIfAny();
    NetworkData data = new ReadNetworkFiles(folder, problems).all();
    problems.throwIfAny();
    return data;
  }

  private NetworkData all() {
    List<Commune> communes = communes();
    List<FormerUnit> formerUnits = formerUnits();
    Map<String, Operator> operators = operators();
    List<AgentPoint> points = points(operators);
    List<CsvRow> authorities =
        rows(AUTHORITIES, "code", "name", "kind", "parent", "commune", "confidence");
    return new NetworkData(
        communes,
        formerUnits,
        List.copyOf(operators.values()),
        points,
        new ReadAuthorities(problems, communeCodes).read(authorities));
  }

  private List<Commune> communes() {
    List<Commune> communes = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (CsvRow row :
        rows(
            COMMUNES,
            "code",
            "name",
            "name_en",
            "kind",
            "population",
            "lat",
            "lon",
            "seat_address")) {
      String code = row.matching("code", COMMUNE_CODE, "five digits");
      row.unique("code", code, communeCodes);
      String name = row.text("name");
      row.unique("name", Spelling.marked(name), names);
      communes.add(
          new Commune(
              code,
              name,
              row.text("name_en"),
              row.oneOf("kind", Words.of(Commune.Kind.class)),
              row.whole("population", 1, 2_000_000),
              row.degrees("lat", SOUTH, NORTH),
              row.degrees("lon", WEST, EAST),
              row.text("seat_address")));
    }
    return communes;
  }

  private List<FormerUnit> formerUnits() {
    Map<String, FormerUnit> units = new LinkedHashMap<>();
    Map<String, CsvRow> firstRows = new HashMap<>();
    Set<String> pairs = new HashSet<>();
    for (CsvRow row :
        rows(OLD_UNITS, "old_code", "old_name", "old_district", "new_code", "coverage")) {
      String code = row.matching("old_code", COMMUNE_CODE, "five digits");
      row.text("old_name");
      String name = row.matching("old_name", OLD_NAME, "\"Phường/Xã/Thị trấn …\"");
      row.text("old_district");
      String district =
          row.matching("old_district", OLD_DISTRICT, "\"Quận/Huyện/Thị xã/Thành phố …\"");
      String heir = row.matching("new_code", COMMUNE_CODE, "five digits");
      row.known("new_code", heir, communeCodes, COMMUNES);
      row.unique("new_code", code + " → " + heir, pairs);
      row.oneOf("coverage", UNDIVIDED);
      FormerUnit before = units.get(code);
      if (before == null) {
        firstRows.put(code, row);
        units.put(code, new FormerUnit(code, name, district, List.of(heir)));
      } else {
        if (!before.name().equals(name)) {
          row.wrong("old_name", "differs from the earlier row of " + code);
        }
        if (!before.district().equals(district)) {
          row.wrong("old_district", "differs from the earlier row of " + code);
        }
        if (row.raw("coverage").equals("full")) {
          row.wrong("coverage", "\"full\" beside another row of " + code);
        }
        List<String> heirs = new ArrayList<>(before.communeCodes());
        heirs.add(heir);
        units.put(code, new FormerUnit(code, name, district, heirs));
      }
    }
    units.forEach(
        (code, unit) -> {
          CsvRow row = firstRows.get(code);
          if (row != null && row.raw("coverage").equals("full") != unit.undivided()) {
            row.wrong(
                "coverage",
                "does not fit the " + unit.communeCodes().size() + " row(s) of " + code);
          }
        });
    return List.copyOf(units.values());
  }

  private Map<String, Operator> operators() {
    Map<String, Operator> operators = new LinkedHashMap<>();
    Set<String> ids = new HashSet<>();
    for (CsvRow row : rows(OPERATORS, "id", "name", "complaint_phone", "origin")) {
      String id = row.matching("id", OPERATOR_ID, "lower-case words with hyphens");
      row.unique("id", id, ids);
      String phone = row.matching("complaint_phone", PHONE, "a Vietnamese phone number");
      operators.put(id, new Operator(id, row.text("name"), phone, row.oneOf("origin", SAMPLE)));
    }
    return operators;
  }

  private List<AgentPoint> points(Map<String, Operator> operators) {
    List<CsvRow> rows =
        rows(
            POINTS,
            "id",
            "name",
            "operator",
            "address",
            "commune",
            "hours_text",
            "hours",
            "opened_on",
            "closed_on",
            "phase",
            "origin");
    Set<String> ids = new HashSet<>();
    rows.forEach(row -> row.unique("id", row.matching("id", POINT_ID, "like HN-0001"), ids));
    Map<String, Location> locations = locations(ids);
    List<AgentPoint> points = new ArrayList<>();
    for (CsvRow row : rows) {
      String id = row.raw("id");
      String operatorId = row.raw("operator");
      row.known("operator", operatorId, operators.keySet(), OPERATORS);
      Operator operator =
          operators.getOrDefault(operatorId, new Operator(operatorId, "", "", true));
      String commune = row.raw("commune");
      row.known("commune", commune, communeCodes, COMMUNES);
      LocalDate opened = row.date("opened_on");
      LocalDate closed = row.optionalDate("closed_on");
      if (closed != null && closed.isBefore(opened)) {
        row.wrong("closed_on", "is before opened_on");
      }
      points.add(
          new AgentPoint(
              id,
              row.text("name"),
              operatorId,
              operator.name(),
              operator.complaintPhone(),
              row.text("address"),
              commune,
              locations.get(id),
              hours(row),
              opened,
              closed,
              row.whole("phase", 1, 9),
              row.oneOf("origin", SAMPLE)));
    }
    return points;
  }

  private Map<String, Location> locations(Set<String> pointIds) {
    Map<String, Location> locations = new HashMap<>();
    Set<String> ids = new HashSet<>();
    for (CsvRow row : rows(POINTS_OSM, "point", "osm_name", "lat", "lon")) {
      String point = row.raw("point");
      row.known("point", point, pointIds, POINTS);
      row.unique("point", point, ids);
      row.text("osm_name");
      locations.put(
          point,
          new Location(
              row.degrees("lat", SOUTH, NORTH), row.degrees("lon", WEST, EAST), OSM_CREDIT));
    }
    return locations;
  }

  private static OpeningHours hours(CsvRow row) {
    String text = row.text("hours_text");
    try {
      return OpeningHours.parse(text, row.text("hours"));
    } catch (IllegalArgumentException unreadable) {
      row.wrong("hours", String.valueOf(unreadable.getMessage()));
      return new OpeningHours(text, "", Map.of());
    }
  }

  private List<CsvRow> rows(String file, String... columns) {
    return CsvFile.rows(file, folder.content(file), List.of(columns), problems);
  }
}
