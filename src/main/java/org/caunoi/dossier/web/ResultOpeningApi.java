package org.caunoi.dossier.web;

import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.document.DocumentResponse;
import org.caunoi.dossier.OpenResult;
import org.caunoi.dossier.ReadDossier.Opened;
import org.caunoi.platform.web.StrictBody;
import org.caunoi.shared.Required;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Opening an electronic result by the last part of its link and the code to the phone. */
@RestController
@RequestMapping("/api/v1")
class ResultOpeningApi {

  private final OpenResult results;

  ResultOpeningApi(OpenResult results) {
    this.results = results;
  }

  /**
   * What the citizen has.
   *
   * @param token last part of the link they were sent
   */
  record Proof(@Nullable String token, @Nullable String code) implements StrictBody {

    @Override
    public String toString() {
      return "Proof";
    }
  }

  @PostMapping("/result-codes")
  @Requires(Permission.OPEN)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void sendCode(@RequestBody Proof body) {
    results.sendCode(Required.text(body.token(), "/token"));
  }

  @PostMapping("/result-openings")
  @Requires(Permission.OPEN)
  ResponseEntity<Resource> open(@RequestBody Proof body) {
    String token = Required.text(body.token(), "/token");
    String name = "ket-qua-" + results.look(token).code();
    Opened opened = results.open(token, Required.text(body.code(), "/code"));
    return DocumentResponse.download(opened.document(), opened.content(), name);
  }
}
