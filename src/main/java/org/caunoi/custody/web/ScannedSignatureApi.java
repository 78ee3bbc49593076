package org.caunoi.custody.web;

import static org.caunoi.custody.web.CustodyBodies.require;

import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.codec.digest.DigestUtils;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.custody.HandToCitizen;
import org.caunoi.custody.HandToCitizen.Shown;
import org.caunoi.custody.ReadUnit;
import org.caunoi.custody.TakeInPapers;
import org.caunoi.custody.web.CustodyBodies.NewPaperSet;
import org.caunoi.custody.web.CustodyJson.PaperSetJson;
import org.caunoi.custody.web.CustodyJson.UnitJson;
import org.caunoi.document.SentFile;
import org.caunoi.platform.web.RetryKey;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** What a citizen signed on paper, scanned or photographed, for programs: it comes as a file. */
@RestController
class ScannedSignatureApi {

  private final TakeInPapers taking;
  private final HandToCitizen handing;
  private final ReadUnit reading;
  private final OnceForKey once;

  ScannedSignatureApi(
      TakeInPapers taking, HandToCitizen handing, ReadUnit reading, OnceForKey once) {
    this.taking = taking;
    this.handing = handing;
    this.reading = reading;
    this.once = once;
  }

  /**
   * As a set whose signature was drawn.
   *
   * @param list the set as JSON, without a signature
   * @param file the list the citizen signed
   */
  @PostMapping(
      path = "/api/v1/dossiers/{code}/scanned-paper-sets",
      consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @Requires(Permission.TAKE_IN_PAPERS)
  @ResponseStatus(HttpStatus.CREATED)
  PaperSetJson take(
      SignedIn who,
      @PathVariable String code,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable RetryKey key,
      @RequestPart NewPaperSet list,
      @RequestParam(required = false) @Nullable MultipartFile file) {
    SentFile signed = require(SentFile.of(file, "/file"), "/file");
    return once.answer(
        who,
        key,
        "scanned-paper-sets " + code + " " + sha256(signed),
        list,
        PaperSetJson.class,
        () -> PaperSetJson.of(taking.take(who, code, list.papers(signed))));
  }

  /** Hands an envelope to the citizen who signed for it on paper. */
  @PostMapping(
      path = "/api/v1/custody/units/{number}/scanned-deliveries",
      consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @Requires(Permission.CARRY_PAPERS)
  UnitJson hand(
      SignedIn who,
      @PathVariable String number,
      @RequestParam(defaultValue = "") String personalId,
      @RequestParam(required = false) @Nullable String code,
      @RequestParam(required = false) @Nullable MultipartFile file) {
    SentFile signed = require(SentFile.of(file, "/file"), "/file");
    handing.hand(who, number, new Shown(signed, personalId, code));
    return UnitJson.of(reading.open(who, number));
  }

  private static String sha256(SentFile file) {
    try (InputStream content = file.open()) {
      return DigestUtils.sha256Hex(content);
    } catch (IOException e) {
      throw Refused.field(file.pointer(), "file-incomplete");
    }
  }
}
