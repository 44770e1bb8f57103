import * as contract from '@cadre/contracts'
import { route } from '../../platform/http/route.ts'
import { readCertificates, recordOneCertificate, removeOneCertificate } from './app/certificates.ts'
import { readDemand, recordOneDemand, removeOneDemand } from './app/demand.ts'
import { addOne, addOneResource, announce, setProfile } from './app/edit-certification.ts'
import { recordOneFact, withdrawOneFact } from './app/edit-facts.ts'
import { editDomainObjectives, publishGuide } from './app/edit-guide.ts'
import { readCertification, readCertifications } from './app/read-certification.ts'

export const catalogueRoutes = [
  route(contract.listCertifications, readCertifications),
  route(contract.certification, readCertification),
  route(contract.addCertification, addOne),
  route(contract.recordFact, recordOneFact),
  route(contract.withdrawFact, withdrawOneFact),
  route(contract.publishGuideVersion, publishGuide),
  route(contract.editObjectives, editDomainObjectives),
  route(contract.announceRetirement, announce),
  route(contract.setDeliveryProfile, setProfile),
  route(contract.addResource, addOneResource),
  route(contract.demandRanking, readDemand),
  route(contract.recordDemand, recordOneDemand),
  route(contract.removeDemand, removeOneDemand),
  route(contract.listCertificates, readCertificates),
  route(contract.recordCertificate, recordOneCertificate),
  route(contract.removeCertificate, removeOneCertificate),
]
