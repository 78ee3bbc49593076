package org.caunoi.catalogue;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.caunoi.shared.Refused;
import org.springframework.stereotype.Component;

/** All procedures in all versions, held in memory; filled from the database at the start. */
@Component
public final class Catalogue {

  private volatile CatalogueContent content = CatalogueContent.empty();

  /** The version of a procedure that holds on a day, Vietnamese calendar. */
  public Optional<ProcedureVersion> find(String code, LocalDate on) {
    return content.find(code, on);
  }

  /** The version with this id, whether it still holds or not; refused as procedure-not-found. */
  public ProcedureVersion get(UUID versionId) {
    return content.find(versionId).orElseThrow(() -> Refused.notFound("procedure-not-found"));
  }

  /** The version of each procedure that holds on a day, ordered by code. */
  public List<ProcedureVersion> listCurrent(LocalDate on) {
    return content.listCurrent(on);
  }

  void replace(CatalogueContent fresh) {
    content = fresh;
  }
}
