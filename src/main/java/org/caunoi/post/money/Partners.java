package org.caunoi.post.money;

import java.util.List;
import org.caunoi.access.SignedIn;
import org.caunoi.platform.viewer.ActsAsHouse;
import org.caunoi.shared.Refused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Carriers somebody settles with: people of the whole city with all, a mail room with those that
 * took a parcel of its own authority.
 */
@ActsAsHouse("which carriers an authority works with is nobody's secret")
@Component
public class Partners {

  private final JdbcClient jdbc;
  private final PostageRules rules;

  Partners(JdbcClient jdbc, PostageRules rules) {
    this.jdbc = jdbc;
    this.rules = rules;
  }

  /** Keys of them, in the order of the tariff. */
  public List<String> of(SignedIn who) {
    List<String> all = rules.tariffs().stream().map(Tariff::carrier).distinct().toList();
    String authority = who.authority();
    return authority == null
        ? all
        : all.stream().filter(carrier -> works(authority, carrier)).toList();
  }

  /** Refused at {@code /carrier} with {@code unknown-option}, {@code carrier-not-yours}. */
  void require(SignedIn who, String carrier) {
    if (rules.tariffs().stream().noneMatch(tariff -> tariff.carrier().equals(carrier))) {
      throw Refused.field("/carrier", "unknown-option");
    }
    if (!of(who).contains(carrier)) {
      throw Refused.field("/carrier", "carrier-not-yours");
    }
  }

  private boolean works(String authority, String carrier) {
    return jdbc.sql(
            """
            SELECT EXISTS (SELECT 1 FROM post.shipment WHERE authority = :authority AND carrier = :carrier)
            """)
        .param("authority", authority)
        .param("carrier", carrier)
        .query(Boolean.class)
        .single();
  }
}
