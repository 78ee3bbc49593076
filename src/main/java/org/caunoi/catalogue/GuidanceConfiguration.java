package org.caunoi.catalogue;

import org.caunoi.platform.reference.ReferenceFile;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads the guidance while the application starts; a mistake in it stops the start. */
@Configuration(proxyBeanMethods = false)
class GuidanceConfiguration {

  /**
   * @param location where the folder {@code reference} lies
   */
  @Bean
  Guidance guidance(@Value("${caunoi.reference.location:classpath:}") String location) {
    return GuidanceReader.read(ReferenceFile.text(location, GuidanceReader.FILE));
  }

  /** Read when it is made, stored when all rooms have read theirs. */
  @Bean
  ImportReferenceData.Checked procedureFiles(
      ImportReferenceData imports,
      @Value("${caunoi.reference.location:classpath:}") String location) {
    return imports.read(ReferenceFiles.load(location));
  }
}
