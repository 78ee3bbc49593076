package org.caunoi.dossier.web;

import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.document.DocumentResponse;
import org.caunoi.dossier.PrintResult;
import org.caunoi.dossier.ReadDossier.Opened;
import org.caunoi.platform.web.StrictBody;
import org.caunoi.shared.Required;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Opening an electronic result at a counter against the citizen's card, for programs. */
@RestController
class ResultPrintApi {

  private final PrintResult printing;

  ResultPrintApi(PrintResult printing) {
    this.printing = printing;
  }

  /**
   * @param personalId number on the card in the citizen's hand
   */
  record CardBody(@Nullable String personalId) implements StrictBody {

    @Override
    public String toString() {
      return "CardBody";
    }
  }

  @PostMapping("/api/v1/dossiers/{code}/result-prints")
  @Requires(Permission.RETURN_RESULT)
  ResponseEntity<Resource> print(
      SignedIn who, @PathVariable String code, @RequestBody CardBody body) {
    String number = CardNumber.of(Required.text(body.personalId(), "/personalId"));
    Opened opened = printing.print(who, code, number);
    return DocumentResponse.download(opened.document(), opened.content(), "ket-qua-" + code);
  }
}
