export { countries, type FoundHoliday, holidaysOf, publicHolidays, regionsOf, type RegionRefusal } from './holidays.ts'
