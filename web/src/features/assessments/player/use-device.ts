import { serverTime, type ServerTime } from '@cadre/attempt'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { readClocks } from '../../../lib/device/clocks.ts'
import type { AttemptDevice, DeviceState } from '../device/attempt-device.ts'

export const useDeviceState = (device: AttemptDevice): DeviceState =>
  useSyncExternalStore(device.subscribe, device.state)

/** The device's steady clock, read again every half second. */
export function useSteady(): number {
  const [steady, setSteady] = useState(() => readClocks().steady)
  useEffect(() => {
    const timer = setInterval(() => setSteady(readClocks().steady), 500)
    return () => clearInterval(timer)
  }, [])
  return steady
}

/** The server's time, as far as it is known now. */
export function useServerTime(device: AttemptDevice): ServerTime {
  const { clock } = useDeviceState(device)
  useSteady()
  return serverTime(clock, readClocks())
}
