package org.caunoi.document;

import jakarta.servlet.MultipartConfigElement;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.caunoi.platform.database.FilesElsewhere;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** Chooses the store by the settings. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

  @Bean
  SealedFiles sealedFiles(
      StoreSettings settings, WorkFolder work, @Value("${caunoi.data-dir:data}") Path dataDir)
      throws IOException {
    FilesElsewhere.mark(OwnerOnly.folder(dataDir), settings.isS3() ? settings.toString() : "");
    return settings.isS3()
        ? new S3Files(client(settings), settings.bucket(), work.path())
        : new FolderFiles(dataDir.resolve("documents"));
  }

  /** Parts of requests wait where uploads are at work, not in a folder everybody may read. */
  @Bean
  MultipartConfigElement multipart(
      WorkFolder work,
      @Value("${spring.servlet.multipart.max-file-size}") DataSize file,
      @Value("${spring.servlet.multipart.max-request-size}") DataSize request) {
    return new MultipartConfigElement(work.path().toString(), file.toBytes(), request.toBytes(), 0);
  }

  /** Sums are left to the seal, which finds every changed byte; so that any S3 store will do. */
  static S3Client client(StoreSettings settings) {
    S3ClientBuilder builder =
        S3Client.builder()
            .region(Region.of(settings.region()))
            .forcePathStyle(!settings.endpoint().isBlank())
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .overrideConfiguration(
                own ->
                    own.apiCallAttemptTimeout(settings.timeout())
                        .apiCallTimeout(settings.timeout().multipliedBy(2)))
            .httpClientBuilder(
                UrlConnectionHttpClient.builder()
                    .connectionTimeout(settings.timeout())
                    .socketTimeout(settings.timeout()));
    if (!settings.endpoint().isBlank()) {
      builder.endpointOverride(URI.create(settings.endpoint()));
    }
    if (!settings.accessKey().isBlank()) {
      builder.credentialsProvider(
          StaticCredentialsProvider.create(
              AwsBasicCredentials.create(settings.accessKey(), settings.secretKey())));
    }
    return builder.build();
  }
}
