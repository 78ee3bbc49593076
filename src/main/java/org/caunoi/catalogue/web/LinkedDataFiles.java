package org.caunoi.catalogue.web;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.catalogue.Catalogue;
import org.caunoi.shared.VietnamTime;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.DigestUtils;
import org.springframework.util.MimeTypeUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** The catalogue as linked data for other catalogues and programs; public, no sign-in. */
@RestController
class LinkedDataFiles {

  static final MediaType TURTLE = new MediaType("text", "turtle", StandardCharsets.UTF_8);
  static final MediaType JSON_LD = new MediaType("application", "ld+json");

  private static final Duration FRESH = Duration.ofHours(1);

  private final Catalogue catalogue;
  private final DescribeServices services;
  private final JsonMapper json;
  private final Clock clock;

  LinkedDataFiles(Catalogue catalogue, DescribeServices services, JsonMapper json, Clock clock) {
    this.catalogue = catalogue;
    this.services = services;
    this.json = json;
    this.clock = clock;
  }

  /** Turtle for who prefers it by the Accept header, JSON-LD for everybody else. */
  @GetMapping("/catalogue/linked-data")
  @Requires(Permission.OPEN)
  ResponseEntity<byte[]> preferred(
      @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "*/*") List<MediaType> accepted) {
    MimeTypeUtils.sortBySpecificity(accepted);
    MediaType first = accepted.stream().filter(this::isOffered).findFirst().orElse(JSON_LD);
    return first.equalsTypeAndSubtype(TURTLE) ? turtle() : jsonLd();
  }

  @GetMapping("/catalogue/linked-data.ttl")
  @Requires(Permission.OPEN)
  ResponseEntity<byte[]> turtle() {
    return answer(TURTLE, document().turtle().getBytes(StandardCharsets.UTF_8));
  }

  @GetMapping("/catalogue/linked-data.jsonld")
  @Requires(Permission.OPEN)
  ResponseEntity<byte[]> jsonLd() {
    return answer(JSON_LD, json.writeValueAsBytes(document().jsonLd()));
  }

  private boolean isOffered(MediaType type) {
    return type.equalsTypeAndSubtype(TURTLE) || type.equalsTypeAndSubtype(JSON_LD);
  }

  private LinkedData document() {
    return services.describe(catalogue.listCurrent(VietnamTime.day(clock.instant())));
  }

  private static ResponseEntity<byte[]> answer(MediaType type, byte[] document) {
    return ResponseEntity.ok()
        .contentType(type)
        .cacheControl(CacheControl.maxAge(FRESH).cachePublic())
        .varyBy(HttpHeaders.ACCEPT)
        .eTag("\"" + DigestUtils.md5DigestAsHex(document) + "\"")
        .body(document);
  }
}
