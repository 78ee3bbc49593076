package org.caunoi.dossier;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.audit.AuditLog;
import org.caunoi.dossier.DossierWorklist.Filter;
import org.caunoi.dossier.DossierWorklist.Row;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds the dossiers of a citizen by personal number or by name, among those the person may know
 * of. Whoever asks for a citizen leaves an audit row: by what, and what was found; never the number
 * or the name.
 */
@Component
public class SearchDossiers {

  private static final Pattern PERSONAL_ID = Pattern.compile("\\d{12}");
  private static final Pattern YEAR = Pattern.compile("(?:18|19|20)\\d{2}");
  private static final int FEWEST_WORDS = 2;
  private static final int MOST_FOUND = 500;

  private final DossierWorklist worklist;
  private final AuditLog audit;

  SearchDossiers(DossierWorklist worklist, AuditLog audit) {
    this.worklist = worklist;
    this.audit = audit;
  }

  /** Whether a text is to be searched for here: a personal number, or something without digits. */
  public static boolean isCitizen(String text) {
    return PERSONAL_ID.matcher(text.replaceAll("\\s", "")).matches()
        || (text.chars().noneMatch(Character::isDigit) && !NameWords.of(text).isEmpty());
  }

  /**
   * The nearest promises first. Refused at {@code /q}: {@code not-in-search}, {@code
   * search-name-short} for one word alone, {@code search-name-common} where hundreds bear it; at
   * {@code /birthYear}: {@code birth-year-unreadable}.
   *
   * @param asked a personal number, or a name with or without its tones, in any order
   * @param birthYear four digits that tell apart who bears the same name, or none
   * @param limit rows wanted, 1 to 100
   */
  @Transactional
  public List<Row> find(SignedIn who, String asked, @Nullable String birthYear, int limit) {
    who.require(Permission.READ_DOSSIERS);
    if (!isCitizen(asked)) {
      throw Refused.field("/q", "not-in-search");
    }
    String number = asked.replaceAll("\\s", "");
    boolean person = PERSONAL_ID.matcher(number).matches();
    if (!person && NameWords.of(asked).size() < FEWEST_WORDS) {
      throw Refused.field("/q", "search-name-short");
    }
    String year = birthYear == null || birthYear.isBlank() ? null : birthYear.strip();
    if (year != null && !YEAR.matcher(year).matches()) {
      throw Refused.field("/birthYear", "birth-year-unreadable");
    }
    List<Row> rows =
        person
            ? worklist.list(who, Filter.ofPerson(number), null, limit)
            : named(who, asked, year, limit);
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("by", person ? "person" : year == null ? "name" : "name-and-year");
    details.put("dossiers", rows.stream().map(Row::code).toList());
    audit.write(
        who.authority() == null ? "-" : who.authority(),
        who.actor(),
        "dossiers-searched",
        rows.size() == 1 ? "dossier/" + rows.getFirst().code() : "dossiers",
        "work-list",
        details);
    return rows;
  }

  private List<Row> named(SignedIn who, String name, @Nullable String year, int limit) {
    int bearers = worklist.bearers(who, name, year, MOST_FOUND + 1);
    if (bearers > MOST_FOUND) {
      throw Refused.field("/q", "search-name-common");
    }
    return bearers == 0 ? List.of() : worklist.list(who, Filter.ofName(name, year), null, limit);
  }
}
