package org.caunoi.document;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Where documents are kept.
 *
 * @param bucket bucket of an S3 store; empty for the folder {@code <data>/documents}
 * @param endpoint address of the store; empty for Amazon's of the region
 * @param accessKey empty for what the machine itself is allowed
 */
@Component
record StoreSettings(
    @Value("${caunoi.documents.s3.bucket:}") String bucket,
    @Value("${caunoi.documents.s3.endpoint:}") String endpoint,
    @Value("${caunoi.documents.s3.region:us-east-1}") String region,
    @Value("${caunoi.documents.s3.access-key:}") String accessKey,
    @Value("${caunoi.documents.s3.secret-key:}") String secretKey,
    @Value("${caunoi.documents.s3.timeout:20s}") Duration timeout) {

  /** For what runs without the application. */
  static StoreSettings of(Environment environment) {
    return new StoreSettings(
        environment.getProperty("caunoi.documents.s3.bucket", ""),
        environment.getProperty("caunoi.documents.s3.endpoint", ""),
        environment.getProperty("caunoi.documents.s3.region", "us-east-1"),
        environment.getProperty("caunoi.documents.s3.access-key", ""),
        environment.getProperty("caunoi.documents.s3.secret-key", ""),
        DurationStyle.detectAndParse(
            environment.getProperty("caunoi.documents.s3.timeout", "20s")));
  }

  boolean isS3() {
    return !bucket.isBlank();
  }

  @Override
  public String toString() {
    return "StoreSettings[" + endpoint + "/" + bucket + "]";
  }
}
