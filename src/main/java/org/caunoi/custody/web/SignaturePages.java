package org.caunoi.custody.web;

import java.util.UUID;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.custody.OpenSignature;
import org.caunoi.custody.OpenSignature.Signature;
import org.caunoi.document.DocumentResponse;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What a citizen signed, under the list and for what they received. */
@Controller
class SignaturePages {

  private final OpenSignature opening;

  SignaturePages(OpenSignature opening) {
    this.opening = opening;
  }

  @GetMapping("/custody/slips/{id}/signature")
  @Requires(Permission.READ_DOSSIERS)
  ResponseEntity<Resource> ofList(SignedIn who, @PathVariable UUID id) {
    return shown(opening.ofList(who, id));
  }

  @GetMapping("/custody/units/{number}/signature")
  @Requires(Permission.READ_DOSSIERS)
  ResponseEntity<Resource> ofDelivery(SignedIn who, @PathVariable String number) {
    return shown(opening.ofDelivery(who, number));
  }

  private static ResponseEntity<Resource> shown(Signature signature) {
    return DocumentResponse.of(signature.document(), signature.content(), "signature");
  }
}
