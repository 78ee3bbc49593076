package org.caunoi.assistance;

import java.util.Map;
import java.util.Optional;
import org.caunoi.assistance.ReadSession.Opened;
import org.caunoi.network.Authority;
import org.caunoi.shared.Refused;
import org.springframework.stereotype.Component;

/** Where the case of a session would go, as soon as that can be told. */
@Component
public class Recipients {

  private final Cases cases;

  Recipients(Cases cases) {
    this.cases = cases;
  }

  /** Name of the body that will receive the dossier; empty while the ward is not known. */
  public Optional<String> nameFor(Opened opened) {
    if (opened.checklist() == null) {
      return Optional.empty();
    }
    Map<String, String> form = opened.form() == null ? opened.draft() : opened.form().values();
    try {
      return Optional.of(cases.recipient(opened.session(), opened.checklist(), form))
          .map(Authority::name);
    } catch (Refused wardUnknown) {
      return Optional.empty();
    }
  }
}
