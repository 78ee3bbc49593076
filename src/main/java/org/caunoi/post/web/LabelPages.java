package org.caunoi.post.web;

import java.util.UUID;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.post.PrintLabel;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The label of a parcel, ready for the printer. */
@Controller
class LabelPages {

  private final PrintLabel printing;

  LabelPages(PrintLabel printing) {
    this.printing = printing;
  }

  @GetMapping("/shipments/{id}/label")
  @Requires(Permission.CARRY_PAPERS)
  ResponseEntity<byte[]> label(SignedIn who, @PathVariable UUID id) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .cacheControl(CacheControl.noStore())
        .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"label.pdf\"")
        .header("X-Content-Type-Options", "nosniff")
        .body(printing.print(who, id));
  }
}
