package org.caunoi.post.web;

import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.post.money.ImportStatement;
import org.caunoi.post.money.ReadStatements;
import org.caunoi.post.money.Statement;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** A carrier's statement as a file, for programs; a short one may be text in a body. */
@RestController
class StatementFileApi {

  private final ImportStatement importing;
  private final ReadStatements reading;

  StatementFileApi(ImportStatement importing, ReadStatements reading) {
    this.importing = importing;
    this.reading = reading;
  }

  @PostMapping(
      path = "/api/v1/postage/statement-files",
      consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @Requires(Permission.BRING_STATEMENTS)
  @ResponseStatus(HttpStatus.CREATED)
  Statement take(
      SignedIn who,
      @RequestParam(defaultValue = "") String carrier,
      @RequestParam(required = false) @Nullable MultipartFile file) {
    return reading.one(who, importing.take(who, carrier, StatementErrors.file(file, "/file")));
  }
}
