package org.caunoi.assistance;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The fingerprint of a summary: SHA-256 over its JSON, fields in their declared order. */
@Component
class SummaryHashes {

  private final JsonMapper json;

  SummaryHashes(JsonMapper json) {
    this.json = json;
  }

  /** 64 hex digits. */
  String of(Summary summary) {
    try {
      byte[] text = json.writeValueAsString(summary).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
