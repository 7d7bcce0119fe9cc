package io.citygrid.jobs;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.citygrid.jobs", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule coresDecideWithoutFlinkKafkaOrRedis =
      noClasses()
          .that()
          .resideInAPackage("..core..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.flink..", "org.apache.kafka..", "redis.clients..", "..jobs.kafka..");

  @ArchTest
  static final ArchRule topologiesKnowNoConnector =
      noClasses()
          .that()
          .haveSimpleNameEndingWith("Topology")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.flink.connector..", "redis.clients..", "..jobs.redis..");

  @ArchTest
  static final ArchRule jobsDoNotKnowTheApi =
      noClasses().should().dependOnClassesThat().resideInAPackage("io.citygrid.api..");

  @ArchTest
  static final ArchRule jobsDoNotKnowEachOther =
      noClasses()
          .that()
          .resideInAPackage("..jobs.cases..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("..jobs.sensors..");

  @ArchTest
  static final ArchRule onlyTheRedisAdapterSpeaksToRedis =
      noClasses()
          .that()
          .resideOutsideOfPackage("..jobs.redis..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("redis.clients..");
}
